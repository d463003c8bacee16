import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

/** All pages of the plugin, below the path it is mounted on. */
export const RootPage = () => (
  <Box component="main" sx={{ p: 3 }}>
    <Typography variant="h1">Kafka</Typography>
  </Box>
);
