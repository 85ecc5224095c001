/** How a client signs in. API.md 1.3. The secret is asked for whenever a token is needed, so that it need not be kept here. */
export type HaloCredentials =
  | {
      /** "Client ID and Secret (Services)": acts as the one agent that the application names. */
      readonly grant: 'client_credentials';
      readonly clientId: string;
      readonly clientSecret: () => string | Promise<string>;
    }
  | {
      /** "Username & Password". */
      readonly grant: 'password';
      readonly clientId: string;
      readonly username: string;
      readonly password: () => string | Promise<string>;
    };
