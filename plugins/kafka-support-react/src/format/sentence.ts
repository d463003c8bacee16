/** Text that ends as a sentence does, so that another one can follow it. @public */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…:)]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
