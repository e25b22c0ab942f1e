/**
 * What the faces share that speak like a vendor's API: who is to speak when a client names the vendor's models and voices,
 * and what of its wishes an engine can obey.
 */
package io.github.cameltts.routes.http.vendor;
