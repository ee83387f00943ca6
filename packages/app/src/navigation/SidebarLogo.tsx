import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Logo } from './Logo';

const useStyles = makeStyles(theme => ({
  root: {
    width: sidebarConfig.drawerWidthClosed,
    height: 3 * sidebarConfig.logoHeight,
    display: 'flex',
    alignItems: 'center',
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginLeft: theme.spacing(2.5),
    whiteSpace: 'nowrap',
    fontWeight: 700,
    color: theme.palette.navigation.selectedColor,
  },
}));

/** Logo on top of the sidebar; the name beside it while the sidebar is open. */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link
        to="/"
        underline="none"
        className={classes.link}
        aria-label="Delivery Stack"
      >
        <Logo size={32} />
        {isOpen && <span>Delivery Stack</span>}
      </Link>
    </div>
  );
}
