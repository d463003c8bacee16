import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    height: 2 * sidebarConfig.logoHeight,
    marginLeft: 20,
    color: theme.palette.navigation.selectedColor,
    fontSize: '1.25rem',
    fontWeight: 600,
    whiteSpace: 'nowrap',
  },
}));

/** Three streams that run together, and the title of the app beside them when there is room. */
export const PortalLogo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  const title = useApi(configApiRef).getOptionalString('app.title') ?? 'Portal';

  return (
    <Link
      to="/"
      underline="none"
      className={classes.link}
      aria-label={`${title}, start page`}
    >
      <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="#1f5493" />
        <g fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="round">
          <path d="M6 10h9c4 0 4 6 8 6h3" />
          <path d="M6 16h6" />
          <path d="M6 22h9c4 0 4-6 8-6" />
        </g>
      </svg>
      {isOpen && title}
    </Link>
  );
};
