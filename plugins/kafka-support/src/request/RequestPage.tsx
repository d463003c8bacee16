/** RequestPage */
export function RequestPage() {
  return null;
}
