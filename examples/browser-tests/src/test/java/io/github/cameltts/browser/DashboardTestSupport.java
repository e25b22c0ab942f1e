package io.github.cameltts.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server and a browser for each test. Whatever a test does, no other host is asked and the console stays silent. */
abstract class DashboardTestSupport {

    /** On a machine that does other things too. */
    private static final double PATIENCE_MILLIS = 30_000;

    private static Chromium chromium;

    @TempDir
    Path home;

    Gateway gateway;
    Page page;

    /** What the browser complained about. A test that provokes complaints clears it. */
    final List<String> complaints = new ArrayList<>();

    private final List<String> hosts = new ArrayList<>();
    private BrowserContext context;

    @BeforeAll
    static void startBrowser() {
        boolean there = Chromium.program().isPresent();
        if (!there) {
            System.err.println("Skipped: there is no Chromium on the PATH, so nobody looks at the dashboard.");
        }
        assumeTrue(there, "There is no Chromium on the PATH");
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    @BeforeEach
    void startServer() throws Exception {
        gateway = configured(Gateway.over(home)).start();
    }

    /** For tests that want other settings. */
    Gateway configured(Gateway plain) {
        return plain;
    }

    @AfterEach
    void stop() {
        if (context != null) {
            context.close();
        }
        gateway.close();
        assertThat(hosts).isSubsetOf("127.0.0.1");
        assertThat(complaints).isEmpty();
    }

    void open() {
        open(new Browser.NewContextOptions());
    }

    /** Opens the page, and waits for its numbers. */
    void open(Browser.NewContextOptions options) {
        prepare(options);
        page.navigate(gateway.address());
        page.getByText("Updated ").waitFor();
    }

    /** Makes a page that is still empty. */
    void prepare(Browser.NewContextOptions options) {
        context = chromium.browser().newContext(options.setLocale("en-GB"));
        page = context.newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith("blob:")) {
                hosts.add(URI.create(request.url()).getHost());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The row of an entry by its text. */
    Locator row(String text) {
        return page.locator("#rows tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator rows() {
        return page.locator("#rows tr");
    }

    /** Waits until audio has come out for a while. */
    void hear() {
        page.waitForFunction("() => document.getElementById('audio').currentTime > 0.3");
        assertThat(page.evaluate("() => document.getElementById('audio').error"))
                .isNull();
    }
}
