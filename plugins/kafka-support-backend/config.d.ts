export interface Config {
  /**
   * Configuration of the Kafka support plugin.
   */
  kafkaSupport?: {
    /**
     * The Kafka clusters the plugin looks after, by the name people see in
     * resource references (`prod/topic/orders.placed.v1`). Default: none.
     */
    clusters?: {};
  };
}
