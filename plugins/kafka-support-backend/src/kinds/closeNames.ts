/** How many letters must change to make one text of the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}

/** Up to three of the candidates that were probably meant, closest first. */
export function closeNames(name: string, candidates: string[]): string[] {
  const asked = name.toLowerCase();
  return candidates
    .map(candidate => {
      const text = candidate.toLowerCase();
      const part =
        asked.length > 2 && (text.includes(asked) || asked.includes(text));
      return { candidate, away: part ? 1 : distance(asked, text) };
    })
    .filter(({ away }) => away <= Math.max(2, Math.floor(asked.length / 4)))
    .sort(
      (a, b) => a.away - b.away || a.candidate.localeCompare(b.candidate, 'en'),
    )
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** ` Did you mean "a" or "b"?`, or nothing. */
export function didYouMean(name: string, candidates: string[]): string {
  const close = closeNames(name, candidates).map(each => `"${each}"`);
  return close.length > 0 ? ` Did you mean ${close.join(' or ')}?` : '';
}
