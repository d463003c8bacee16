import { createTheme, getContrastRatio } from '@mui/material/styles';
import { toneColor, tones } from './tones';

const themes = {
  light: createTheme({ palette: { mode: 'light' } }),
  dark: createTheme({
    palette: {
      mode: 'dark',
      background: { default: '#333333', paper: '#424242' },
    },
  }),
  garish: createTheme({
    palette: {
      mode: 'light',
      warning: { main: '#ffff00' },
      success: { main: '#00ff00' },
    },
  }),
};

describe('toneColor', () => {
  it.each(Object.entries(themes))(
    'can be read on the grounds of a %s portal',
    (_name, theme) => {
      for (const tone of tones.filter(each => each !== 'neutral'))
        for (const ground of [
          theme.palette.background.paper,
          theme.palette.background.default,
        ])
          expect(
            getContrastRatio(toneColor(theme, tone), ground),
          ).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('keeps the colour of the portal where it can be read already', () => {
    const theme = createTheme({ palette: { error: { main: '#b71c1c' } } });
    expect(toneColor(theme, 'error')).toBe('rgb(183, 28, 28)');
  });
});
