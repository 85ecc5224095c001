import classes from './SkipLink.module.css';

/** The first thing that Tab reaches: past bars and navigation to the page. */
export function SkipLink() {
  const skip = () => {
    const main = document.getElementById('main');
    main?.focus();
    main?.scrollIntoView();
  };
  return (
    <button type="button" className={classes['skip']} onClick={skip}>
      To the content
    </button>
  );
}
