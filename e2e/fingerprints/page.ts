// A page that shows nothing but the fingerprints, built as the real one is.
import { libraryFingerprints } from './library'

libraryFingerprints().then(all => {
  document.body.append(JSON.stringify(all))
})
