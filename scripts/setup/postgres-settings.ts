/** The whole of postgresql.conf, written before each start so that a new version of the shop brings its own settings. */
export function postgresSettings(options: { port: number; durable: boolean }): string {
  const lines = [
    `port = ${options.port}`,
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    "max_connections = 60",
    "password_encryption = scram-sha-256",
    `shared_buffers = ${options.durable ? "256MB" : "128MB"}`,
    "effective_cache_size = 1GB",
    "work_mem = 16MB",
    "maintenance_work_mem = 128MB",
    // Short indexed queries on two cores: compiling them or splitting them over workers costs more than it saves.
    "jit = off",
    "max_parallel_workers_per_gather = 0",
    "random_page_cost = 1.1",
    "wal_level = minimal",
    "max_wal_senders = 0",
    "max_wal_size = 1GB",
    "checkpoint_timeout = 15min",
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "datestyle = 'iso, dmy'",
    "lc_messages = 'C'",
    "default_text_search_config = 'pg_catalog.simple'",
    "log_min_messages = warning",
    "log_line_prefix = '%m [%p] '",
    // Statements can hold a buyer's name and phone: the log keeps the error, never the statement.
    "log_min_error_statement = panic",
    "log_parameter_max_length_on_error = 0",
    "log_error_verbosity = terse",
  ];
  if (options.durable) lines.push("fsync = on", "synchronous_commit = on", "full_page_writes = on");
  else lines.push("fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_wal_size = 4GB", "autovacuum = off");
  return `${lines.join("\n")}\n`;
}
