"""Every scope this platform knows, in the order of the discovery document. Not all have a source of values yet."""

SCOPES = (
    "openid",
    "profile",
    "profile_extended",
    "basic_demographics",
    "email",
    "phone",
    "landline",
    "gp_registration_details",
    "gp_integration_credentials",
    "client_metadata",
)
