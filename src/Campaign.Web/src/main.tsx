import { createRoot } from 'react-dom/client'
import { App } from './App'
import './app.css'
import { look } from './session/door'

void look()

createRoot(document.getElementById('root')!).render(<App />)
