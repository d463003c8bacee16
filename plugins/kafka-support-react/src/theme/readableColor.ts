import {
  darken,
  decomposeColor,
  getContrastRatio,
  lighten,
  type Theme,
} from '@mui/material/styles';

/** AA of WCAG 2.2 for text; more than it asks of icons. */
const ENOUGH = 4.5;

/** The colour that is seen where `color` lies on `ground` with an opacity. */
function over(color: string, ground: string, opacity: number): string {
  const top = decomposeColor(color).values;
  const below = decomposeColor(ground).values;
  const mixed = [0, 1, 2].map(channel =>
    Math.round(top[channel] * opacity + below[channel] * (1 - opacity)),
  );
  return `rgb(${mixed.join(', ')})`;
}

/**
 * A colour of the portal's theme, moved away from its grounds until text in it
 * can be read on them and on a tint of itself: portals choose their own palettes.
 */
export function readableColor(
  theme: Theme,
  color: string,
  tintOpacity: number,
): string {
  const { background, mode, text } = theme.palette;
  const away = mode === 'dark' ? lighten : darken;
  for (let step = 0; step < 10; step += 1) {
    // In the form that the mixing needs, whatever the theme wrote it in.
    const candidate = away(color, step / 10);
    const grounds = [background.paper, background.default].flatMap(ground => [
      ground,
      over(candidate, ground, tintOpacity),
    ]);
    if (grounds.every(ground => getContrastRatio(candidate, ground) >= ENOUGH))
      return candidate;
  }
  return text.primary;
}
