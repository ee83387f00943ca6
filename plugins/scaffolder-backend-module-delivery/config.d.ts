export interface Config {
  delivery?: {
    /** Where `delivery:publish:directory` puts repositories. */
    publish?: {
      /**
       * Folder on the backend's disk, absolute or from where the backend was
       * started. Without it the action refuses.
       */
      directory?: string;
      /** Who commits. Default: Delivery Stack <noreply@delivery-stack.dev>. */
      author?: {
        name?: string;
        email?: string;
      };
    };
  };
}
