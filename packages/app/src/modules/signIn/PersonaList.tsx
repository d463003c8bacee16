import Avatar from '@mui/material/Avatar';
import Box from '@mui/material/Box';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemAvatar from '@mui/material/ListItemAvatar';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import Typography from '@mui/material/Typography';
import visuallyHidden from '@mui/utils/visuallyHidden';
import { SignInFrame } from './SignInFrame';
import type { Persona } from './people';

/** The people one can sign in as, each a button. */
export const PersonaList = (props: {
  people: Persona[];
  onPick: (persona: Persona) => void;
}) => (
  <SignInFrame heading="Who are you today?">
    <Typography color="text.secondary" variant="body2" sx={{ p: 2, pb: 1 }}>
      Sign-in for development. Each browser tab can be another person; Settings
      has the way back to this list.
    </Typography>
    <List disablePadding>
      {props.people.map(person => (
        <ListItem key={person.ref} disablePadding>
          <ListItemButton
            component="button"
            onClick={() => props.onPick(person)}
          >
            <ListItemAvatar>
              <Avatar
                aria-hidden="true"
                sx={{ bgcolor: 'primary.main', color: 'primary.contrastText' }}
              >
                {person.name.slice(0, 1)}
              </Avatar>
            </ListItemAvatar>
            <ListItemText
              primary={
                <>
                  <Box component="span" sx={visuallyHidden}>
                    {`Sign in as ${person.name}`}
                  </Box>
                  <span aria-hidden="true">{person.name}</span>
                </>
              }
              secondary={person.role}
            />
          </ListItemButton>
        </ListItem>
      ))}
    </List>
  </SignInFrame>
);
