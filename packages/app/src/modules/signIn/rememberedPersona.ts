const KEY = 'dev-persona';

/**
 * Who this browser tab signed in as. Session storage belongs to one tab, so two
 * tabs can be two people, and a reload keeps the person.
 */
export const rememberedPersona = {
  get: () => window.sessionStorage.getItem(KEY) ?? undefined,
  set: (ref: string) => window.sessionStorage.setItem(KEY, ref),
  forget: () => window.sessionStorage.removeItem(KEY),
};
