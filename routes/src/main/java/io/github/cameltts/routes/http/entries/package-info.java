/** Entries of the store as the management API tells them: page by page, one by one, and their removal. */
package io.github.cameltts.routes.http.entries;
