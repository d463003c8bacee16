/** NewKindPage */
export function NewKindPage() {
  return null;
}
