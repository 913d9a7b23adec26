/** jest global teardown of the projects that need PostgreSQL. */
export default async function teardown(): Promise<void> {
  await globalThis.stopTestPostgres?.();
}
