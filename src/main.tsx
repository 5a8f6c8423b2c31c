// Where the page starts: the tokens, then the app in its root element.
import './view/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { withoutMoves } from './app/root'
import { start } from './app/start'

const root = document.getElementById('root')
if (root) start().then(app => createRoot(withoutMoves(root)).render(<StrictMode>{app}</StrictMode>))
