export interface Config {
  /** Settings of the delivery plugin. */
  delivery?: {};
}
