export interface Config {
  auth?: {
    providers?: {
      /**
       * Sign-in for development: everybody may be any of these people. It works
       * only while the backend runs with `NODE_ENV=development`, and the page
       * shows it only while `auth.environment` is `development`.
       */
      personas?: {
        /**
         * Who can be picked. Default: nobody, which leaves the sign-in out.
         *
         * @deepVisibility frontend
         */
        people?: Array<{
          /** Entity reference of a user in the catalog, such as `user:default/alice`. */
          ref: string;
          /** What the person is called on the sign-in page. */
          name: string;
          /** What the person does, shown below the name. */
          role: string;
        }>;
      };
    };
  };
}
