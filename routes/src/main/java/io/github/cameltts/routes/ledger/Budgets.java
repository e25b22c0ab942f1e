package io.github.cameltts.routes.ledger;

import io.github.cameltts.spi.SynthesisFailedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.spi.PropertiesComponent;

/**
 * The budgets as properties set them: {@code tts.<engine>.budgetPerDay}, {@code tts.tenants.<tenant>.budgetPerDay} and
 * {@code tts.budgetPerDay}, each also {@code …PerMonth}; decimal amounts of the currency. Thread-safe.
 */
final class Budgets {

    static final int MICRO_DIGITS = 6;

    private static final String TENANTS = "tenants.";
    private static final Pattern PROPERTY = Pattern.compile("tts\\.(?:(.+)\\.)?budgetPer(?:Day|Month)");

    /** Other names would be read as placeholder syntax. */
    private static final Pattern NAME = Pattern.compile("[\\w.-]+");

    private final PropertiesComponent properties;

    Budgets(PropertiesComponent properties) {
        this.properties = properties;
    }

    /** Fails on a budget that could not be kept. The environment cannot be listed, so its budgets fail when used. */
    void check() {
        Stream.of(properties.loadProperties(), System.getProperties())
                .map(Properties::stringPropertyNames)
                .flatMap(names -> names.stream().sorted())
                .map(PROPERTY::matcher)
                .filter(Matcher::matches)
                .forEach(budget -> check(budget.group(), Optional.ofNullable(budget.group(1))));
    }

    private void check(String property, Optional<String> owner) {
        properties.resolveProperty(property).ifPresent(amount -> {
            micros(property, amount);
            owner.filter(name -> !name.startsWith(TENANTS)).ifPresent(engine -> requirePrice(property, engine));
        });
    }

    /** All budgets that bound the calls of an engine for a tenant, which may be empty. */
    List<Budget> of(String engine, String tenant) {
        List<Budget> found = new ArrayList<>();
        for (BudgetPeriod period : BudgetPeriod.values()) {
            read("", period, Optional.empty(), Optional.empty()).ifPresent(found::add);
            if (NAME.matcher(tenant).matches()) {
                read(TENANTS + tenant + ".", period, Optional.empty(), Optional.of(tenant))
                        .ifPresent(found::add);
            }
            read(engine + ".", period, Optional.of(engine), Optional.empty()).ifPresent(budget -> {
                requirePrice(budget.property(), engine);
                found.add(budget);
            });
        }
        return found;
    }

    private Optional<Budget> read(String owner, BudgetPeriod period, Optional<String> engine, Optional<String> tenant) {
        String property = "tts." + owner + period.property();
        return properties
                .resolveProperty(property)
                .map(amount -> new Budget(property, engine, tenant, period, micros(property, amount)));
    }

    private void requirePrice(String property, String engine) {
        String price = "tts." + engine + ".pricePerMillionChars";
        if (properties.resolveProperty(price).isEmpty()) {
            throw new SynthesisFailedException("The budget " + property + " cannot be kept, because " + price
                    + " is not set. Set it to what the provider charges for a million characters, 0 if nothing.");
        }
    }

    private static long micros(String property, String amount) {
        try {
            long micros =
                    new BigDecimal(amount.trim()).movePointRight(MICRO_DIGITS).longValueExact();
            if (micros >= 0) {
                return micros;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // The message below says what is wrong.
        }
        throw new SynthesisFailedException("The budget " + property + " is '" + amount
                + "'. Write a decimal amount of the currency, not below 0 and with at most " + MICRO_DIGITS
                + " digits behind the point, such as 12.50.");
    }
}
