import {
  RefusedByBrokerError,
  type Known,
} from '@kafka-support/backstage-plugin-kafka-support-node';

/** Reads one figure; what hinders it becomes the reason why it is unknown. */
export async function readFigure<T>(
  figure: string,
  read: () => Promise<T>,
  now: () => Date,
): Promise<Known<T>> {
  try {
    const value = await read();
    return { known: true, value, readAt: now().toISOString() };
  } catch (error) {
    return unknown(figure, reasonOf(error));
  }
}

export function unknown(figure: string, reason: string): Known<never> {
  return { known: false, figure, reason };
}

/** In words for people; a refusal with Kafka's name of it. */
export function reasonOf(error: unknown): string {
  if (error instanceof RefusedByBrokerError)
    return `${error.message} (${error.code})`;
  return error instanceof Error ? error.message : String(error);
}
