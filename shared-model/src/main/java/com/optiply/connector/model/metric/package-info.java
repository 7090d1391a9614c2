/** The catalogue of metrics: names and labels that dashboards and alerts may rely on. Plain names, so that nothing here needs a metrics library. */
package com.optiply.connector.model.metric;
