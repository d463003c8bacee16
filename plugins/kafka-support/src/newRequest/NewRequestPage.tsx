/** NewRequestPage */
export function NewRequestPage() {
  return null;
}
