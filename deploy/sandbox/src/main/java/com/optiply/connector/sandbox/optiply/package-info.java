/** The Optiply face: resource types as data, served by one engine (Optiply reference §2, §4 and §8). */
package com.optiply.connector.sandbox.optiply;
