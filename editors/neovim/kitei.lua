-- Neovim 0.8 or later: in init.lua, or as a file in ~/.config/nvim/plugin/.

vim.filetype.add({ extension = { kitei = 'kitei' } })

vim.api.nvim_create_autocmd('FileType', {
  pattern = 'kitei',
  callback = function(event)
    local file = vim.api.nvim_buf_get_name(event.buf)
    local home = vim.fs.find({ 'kitei.toml', '.git' }, { upward = true, path = vim.fs.dirname(file) })[1]
    vim.bo[event.buf].commentstring = '// %s'
    vim.lsp.start({
      name = 'kitei',
      cmd = { 'kitei', 'lsp' },
      root_dir = home and vim.fs.dirname(home) or vim.fs.dirname(file),
    })
  end,
})
