import { useApi } from '@backstage/core-plugin-api';
import {
  createTheme,
  StyledEngineProvider,
  ThemeProvider,
  useTheme,
} from '@mui/material/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { queryClientApiRef } from '../../apis';

/**
 * Wraps each page, tab and card of the plugin: the portal's theme with buttons
 * that are not in capitals, and the app's one cache of answers.
 *
 * @public
 */
export function PluginRoot({ children }: { children: ReactNode }) {
  const queryClient = useApi(queryClientApiRef);
  const outer = useTheme();
  const theme = useMemo(
    () =>
      createTheme(outer, {
        typography: { button: { textTransform: 'none' } },
        components: {
          MuiButton: { styleOverrides: { root: { textTransform: 'none' } } },
          MuiTab: { styleOverrides: { root: { textTransform: 'none' } } },
          MuiToggleButton: {
            styleOverrides: { root: { textTransform: 'none' } },
          },
        },
      }),
    [outer],
  );
  return (
    <StyledEngineProvider injectFirst>
      <ThemeProvider theme={theme}>
        <QueryClientProvider client={queryClient}>
          {children}
        </QueryClientProvider>
      </ThemeProvider>
    </StyledEngineProvider>
  );
}
