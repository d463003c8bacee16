import { Product, type Preview } from './product.ts';
import { measure, together, type Measured } from './statistics.ts';
import { StraightClient } from './straight.ts';

/** Both ways to the same topic, measured beside each other. */
export interface SideBySide {
  straight: Measured;
  product: Measured;
}

export interface Bench {
  product: Product;
  /** One for each client that is at work at the same time. */
  straight: StraightClient[];
}

const run = Date.now().toString(36);
let made = 0;

/** Names of topics that nobody has used yet. */
function newNames(count: number, what: string): string[] {
  return Array.from(
    { length: count },
    () => `bench.${what}-${run}-${++made}.v1`,
  );
}

/** The plan that somebody saw on the form before the clock starts. */
async function previewAll(product: Product, names: string[]) {
  const seen: Preview[] = [];
  for (const name of names) seen.push(await product.preview(name));
  return seen;
}

function straightly(straight: StraightClient[], names: string[]) {
  return measure(names.length, straight.length, (index, client) =>
    straight[client].create(names[index]),
  );
}

/** From the request to the topic in the broker; what is read back after that is not waited for on the clock. */
async function throughProduct(
  { product, straight }: Bench,
  names: string[],
): Promise<Measured> {
  const seen = await previewAll(product, names);
  const ids: string[] = [];
  const measured = await measure(
    names.length,
    straight.length,
    async (index, client) => {
      ids.push(await product.requestAndApprove(names[index], seen[index]));
      await straight[client].untilVisible(names[index]);
    },
  );
  for (const id of ids) await product.untilVerified(id);
  return measured;
}

/** One after the other, straight and through the product by turns. */
export async function inTurns(
  bench: Bench,
  count: number,
): Promise<SideBySide> {
  return inRounds({ ...bench, straight: bench.straight.slice(0, 1) }, count, 1);
}

/** All clients of the bench at once, in rounds by turns. */
export async function inRounds(
  bench: Bench,
  rounds: number,
  each: number,
): Promise<SideBySide> {
  const straight: Measured[] = [];
  const product: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    straight.push(await straightly(bench.straight, newNames(each, 'straight')));
    product.push(await throughProduct(bench, newNames(each, 'product')));
  }
  return { straight: together(straight), product: together(product) };
}

/** Every preview asks for another name, as while one types. */
export function previews(
  product: Product,
  count: number,
  clients: number,
): Promise<Measured> {
  const names = newNames(count, 'preview');
  return measure(count, clients, async index => {
    await product.preview(names[index]);
  });
}

/** Brings the cluster to this many topics more. */
export async function fill(
  straight: StraightClient,
  count: number,
): Promise<void> {
  await straight.createMany(newNames(count, 'filler'));
}
