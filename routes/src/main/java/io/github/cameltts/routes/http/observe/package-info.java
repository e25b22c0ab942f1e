/** How the application is, and what it does, for those who watch over it. */
package io.github.cameltts.routes.http.observe;
