import Card from '@material-ui/core/Card';
import CardActionArea from '@material-ui/core/CardActionArea';
import CardContent from '@material-ui/core/CardContent';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Logo } from '../navigation/Logo';
import { personas, type Persona } from './personas';

const useStyles = makeStyles(theme => ({
  page: {
    maxWidth: theme.breakpoints.values.md,
    margin: '0 auto',
    padding: theme.spacing(8, 3),
  },
  heading: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(1),
  },
  introduction: {
    marginBottom: theme.spacing(4),
  },
  fill: {
    height: '100%',
  },
  action: {
    height: '100%',
    display: 'flex',
    alignItems: 'flex-start',
  },
}));

/** The guests one can be, as cards; each card is one button. */
export function PersonaChoice(props: { onChoose: (persona: Persona) => void }) {
  const { onChoose } = props;
  const classes = useStyles();
  return (
    <main className={classes.page}>
      <div className={classes.heading}>
        <Logo size={48} />
        <Typography variant="h3" component="h1">
          Delivery Stack
        </Typography>
      </div>
      <Typography className={classes.introduction} color="textSecondary">
        This is an example with a fictional bank. Choose through whose eyes to
        look at it; signing out in the settings brings you back here.
      </Typography>
      <Grid container spacing={3}>
        {personas.map(persona => (
          <Grid item xs={12} sm={6} md={4} key={persona.id}>
            <Card className={classes.fill}>
              <CardActionArea
                className={classes.action}
                onClick={() => onChoose(persona)}
              >
                <CardContent>
                  <Typography variant="h6" component="h2" gutterBottom>
                    {persona.title}
                  </Typography>
                  <Typography color="textSecondary">{persona.sees}</Typography>
                </CardContent>
              </CardActionArea>
            </Card>
          </Grid>
        ))}
      </Grid>
    </main>
  );
}
