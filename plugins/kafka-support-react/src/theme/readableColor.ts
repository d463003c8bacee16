import {
  darken,
  getContrastRatio,
  lighten,
  type Theme,
} from '@mui/material/styles';

/** AA of WCAG 2.2 for text; more than it asks of icons. */
const ENOUGH = 4.5;

/**
 * A colour of the portal's theme, moved away from the paper until text in it
 * can be read: portals choose their own palettes.
 */
export function readableColor(theme: Theme, color: string): string {
  const paper = theme.palette.background.paper;
  const away = theme.palette.mode === 'dark' ? lighten : darken;
  for (let step = 0; step < 10; step += 1) {
    const candidate = away(color, step / 10);
    // Against a tint of itself too, which banners and chips lie on.
    if (getContrastRatio(candidate, paper) >= ENOUGH + 0.7) return candidate;
  }
  return theme.palette.text.primary;
}
