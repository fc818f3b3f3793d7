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

-- :KiteiPreview shows the printed policy in the browser, at the article in which the cursor is. It is made anew when it is called again,
-- and when the buffer is written: the page is loaded again there.
local function preview(buffer, done)
  local client = vim.tbl_filter(function(one)
    return one.name == 'kitei'
  end, vim.lsp.get_active_clients({ bufnr = buffer }))[1]
  if not client then
    return
  end
  local here = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local params = { command = 'kitei.page', arguments = { here.textDocument.uri, here.position } }
  client.request('workspace/executeCommand', params, function(failure, shown)
    if failure or type(shown) ~= 'table' then
      return
    end
    local file = vim.b[buffer].kitei_page or vim.fn.tempname() .. '.html'
    vim.b[buffer].kitei_page = file
    vim.fn.writefile(vim.split(shown.html, '\n'), file)
    if done then
      done(file, shown.anchor)
    end
  end, buffer)
end

local kitei = {}

function kitei.browse(file, anchor)
  local opener = vim.fn.has('mac') == 1 and 'open' or vim.fn.has('win32') == 1 and 'explorer' or 'xdg-open'
  local address = vim.uri_from_fname(file) .. (type(anchor) == 'string' and '#' .. anchor or '')
  vim.fn.jobstart({ opener, address }, { detach = true })
end

vim.api.nvim_create_user_command('KiteiPreview', function()
  preview(vim.api.nvim_get_current_buf(), kitei.browse)
end, {})

vim.api.nvim_create_autocmd('BufWritePost', {
  pattern = '*.kitei',
  callback = function(event)
    if vim.b[event.buf].kitei_page then
      preview(event.buf)
    end
  end,
})

return kitei
