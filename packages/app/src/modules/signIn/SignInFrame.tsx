import { configApiRef, useApi } from '@backstage/core-plugin-api';
import Box from '@mui/material/Box';
import Container from '@mui/material/Container';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** What every state of the sign-in page stands in: the portal's title, a heading, one card. */
export const SignInFrame = (props: {
  heading: string;
  children: ReactNode;
}) => {
  const title = useApi(configApiRef).getOptionalString('app.title') ?? 'Portal';

  return (
    <Box
      component="main"
      sx={{
        minHeight: '100vh',
        display: 'flex',
        alignItems: 'center',
        bgcolor: 'background.default',
        py: 4,
      }}
    >
      <Container maxWidth="sm">
        <Typography color="text.secondary" sx={{ mb: 1 }}>
          {title}
        </Typography>
        <Typography variant="h3" component="h1" sx={{ mb: 3 }}>
          {props.heading}
        </Typography>
        <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
          {props.children}
        </Paper>
      </Container>
    </Box>
  );
};
