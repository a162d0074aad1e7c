/** The address of a database of the tests, reached by its port where it is given by its socket. */
export function overTcp(databaseUrl: string): URL {
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  return url;
}
