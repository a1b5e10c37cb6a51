-- What was open only while things were made, and the few doors that stay.
REVOKE CREATE ON SCHEMA sync FROM crm_api, crm_system, crm_stub;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA api TO crm_user;
