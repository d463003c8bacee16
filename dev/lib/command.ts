/**
 * Runs the body of a command: what it throws is shown as one message, not as a
 * stack, and the exit code says that it failed.
 */
export async function command(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    // Children that were started are ended by their guardian.
    process.exit(1);
  }
}
