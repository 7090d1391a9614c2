package com.optiply.connector.auth.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "124132",
                " 124132 ",
                "https://start.exactonline.nl/docs/MenuPortal.aspx?_Division_=124132",
                "https://start.exactonline.nl/docs/LogItems.aspx?Action=1&_Division_=124132&x=2",
                "https://start.exactonline.nl/docs/x.aspx?_division_=124132#top",
                "start.exactonline.nl/docs/x.aspx?Division=124132",
                "https://start.exactonline.nl/docs/x.aspx?_Division_%3D124132",
                "https://start.exactonline.nl/api/v1/124132/logistics/Items"
            })
    void finds_the_number(String pasted) {
        assertThat(DivisionNumber.in(pasted)).contains(124132);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "12a",
                "99999999999",
                "4294967296",
                "https://start.exactonline.nl/docs/x.aspx?id=124132",
                "https://start.exactonline.nl/docs/x.aspx?_Division_="
            })
    void finds_none(String pasted) {
        assertThat(DivisionNumber.in(pasted)).isEmpty();
    }
}
