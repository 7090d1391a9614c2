/**
 * Holds the chart to itself, to Kubernetes and to the services: renders it with Helm in-process, decodes every object strictly and compares names with the
 * sources next door. Nothing here needs a cluster or a network.
 */
package com.optiply.connector.helm;
