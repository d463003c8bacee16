import { moves } from './moves';
import { sizes } from './sizes';
import type { FigureReader } from './types';
import { use } from './use';

export { FigureSync } from './FigureSync';
/** What a sync reads beside what exists. */
export const builtInFigures: readonly FigureReader[] = [use, sizes, moves];
export type { FigureReader, KeptFigures, Listed } from './types';
