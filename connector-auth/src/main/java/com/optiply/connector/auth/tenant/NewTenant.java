package com.optiply.connector.auth.tenant;

import com.optiply.connector.model.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of {@code POST /api/v1/tenants}. Messages of constraints have the form {@code what is wrong|what to do}. */
@Schema(description = "A new tenant: one Exact company joined to one Optiply account.")
record NewTenant(
        @Schema(description = "Name of the tenant in keys, paths and labels.", examples = "bakker-bv")
        @NotNull(message = "is missing|Give a slug such as bakker-bv")
        @Pattern(
                regexp = TenantId.PATTERN,
                message = "is no slug|Use 2 to 63 lower-case letters, digits and hyphens, such as bakker-bv")
        String id,

        @Schema(description = "The shop's name for people.", examples = "Bakker BV")
        @NotBlank(message = "is missing|Give the shop's name")
        @Size(max = 200, message = "is too long|Use at most 200 characters")
        String name,

        @Valid ContactBody contact,

        @Schema(description = "The app registered at Exact; absent when the merchant enters it on the connect pages.")
        @Valid
        ExactAppBody exact,

        @Valid SettingsBody settings,

        @NotNull(message = "is missing|Give the account and the credentials that Optiply issued") @Valid
        OptiplyBody optiply) {}
