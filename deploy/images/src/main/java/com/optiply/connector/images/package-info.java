/**
 * Builds an image per service without a Docker engine, a Dockerfile or a network: layers by Jib, the Java runtime by jlink, the AOT cache recorded in the unpacked
 * image itself. The same sources on the same JDK give the same layers; see {@code deploy/docs/images.md}.
 */
package com.optiply.connector.images;
