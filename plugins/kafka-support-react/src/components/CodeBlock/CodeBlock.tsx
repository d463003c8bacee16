import Box from '@mui/material/Box';
import { CopyButton } from '../CopyButton';
import { monospace } from '../../theme';

/** @public */
export interface CodeBlockProps {
  text: string;
  /** What it is, for the copy button and for those who do not see it. */
  label: string;
}

/** Text to copy, such as a command or a configuration. @public */
export function CodeBlock({ text, label }: CodeBlockProps) {
  return (
    <Box
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'action.hover',
        position: 'relative',
      }}
    >
      <Box
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          alignItems: 'center',
          pl: 1.5,
          pr: 0.5,
          py: 0.25,
          borderBottom: 1,
          borderColor: 'divider',
          typography: 'caption',
          color: 'text.secondary',
        }}
      >
        <span>{label}</span>
        <CopyButton text={text} what={label} />
      </Box>
      <Box
        component="pre"
        // Long lines scroll: the keyboard must reach them too.
        tabIndex={0}
        role="group"
        aria-label={label}
        sx={{
          m: 0,
          px: 1.5,
          py: 1.5,
          overflow: 'auto',
          maxHeight: 360,
          color: 'text.primary',
          fontFamily: monospace,
          fontSize: '0.8125rem',
          lineHeight: 1.55,
        }}
      >
        {text}
      </Box>
    </Box>
  );
}
