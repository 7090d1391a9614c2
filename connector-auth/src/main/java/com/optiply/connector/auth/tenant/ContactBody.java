package com.optiply.connector.auth.tenant;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom to tell, and in which language. */
record ContactBody(
        @Schema(description = "Address of the merchant.")
        @Email(message = "is no e-mail address|Give an address such as info@bakker.example")
        @Size(max = 254, message = "is too long|Use at most 254 characters")
        String email,

        @Schema(description = "Language of pages and messages; en when absent.")
        Language language) {}
