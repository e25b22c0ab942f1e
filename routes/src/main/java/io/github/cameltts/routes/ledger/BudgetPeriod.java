package io.github.cameltts.routes.ledger;

import java.time.LocalDate;

/** How long a budget lasts, in days of UTC. */
enum BudgetPeriod {
    DAY("budgetPerDay") {
        @Override
        LocalDate first(LocalDate day) {
            return day;
        }

        @Override
        LocalDate next(LocalDate day) {
            return day.plusDays(1);
        }
    },
    MONTH("budgetPerMonth") {
        @Override
        LocalDate first(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate next(LocalDate day) {
            return first(day).plusMonths(1);
        }
    };

    private final String property;

    BudgetPeriod(String property) {
        this.property = property;
    }

    /** The last part of the names of properties that set such a budget. */
    String property() {
        return property;
    }

    /** The first day of the period that a day is in. */
    abstract LocalDate first(LocalDate day);

    /** The first day of the period after it. */
    abstract LocalDate next(LocalDate day);
}
