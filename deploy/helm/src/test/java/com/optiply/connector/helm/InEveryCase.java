package com.optiply.connector.helm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A claim that is tested with every values file under ci/. */
@ParameterizedTest
@MethodSource("com.optiply.connector.helm.Chart#cases")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface InEveryCase {}
