/** What global-setup.mjs hands to every spec file. */
declare namespace NodeJS {
  interface ProcessEnv {
    /** Superuser URL of the test server. */
    TEST_SERVER_URL: string;
    /** Migrated, empty database that each spec file clones. */
    TEMPLATE_DATABASE: string;
  }
}
