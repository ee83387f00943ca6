import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import type {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import MenuIcon from '@material-ui/icons/Menu';
import { SidebarLogo } from './SidebarLogo';

/** Delivery first, then what is one's own and what finds the rest, settings at the bottom. */
export function DeliverySidebar(props: NavContentComponentProps) {
  const items = props.navItems.withComponent(PageItem);
  const delivery = items.take('page:delivery');
  const home = items.take('page:home');
  const search = items.take('page:search');
  const catalog = items.take('page:catalog');
  const scaffolder = items.take('page:scaffolder');
  const settings = items.take('page:user-settings');
  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarDivider />
      <SidebarGroup label="Menu" icon={<MenuIcon />}>
        {delivery}
        {home}
        {search}
        {catalog}
        {scaffolder}
        <SidebarScrollWrapper>
          {items.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <SidebarGroup label="Settings" to="/settings">
        {settings}
      </SidebarGroup>
    </Sidebar>
  );
}

function PageItem(props: NavContentNavItem) {
  const { href, title, icon } = props;
  return <SidebarItem to={href} text={title} icon={() => icon} />;
}
